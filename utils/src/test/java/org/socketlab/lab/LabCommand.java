package org.socketlab.lab;

import org.socketlab.tool.ToolCommand;

/** A command for students. */
abstract class LabCommand extends ToolCommand {
  LabCommand(String name, String description, String... footer) {
    super(name, description, footer);
  }

  /** How far the student is, in that folder. */
  final Progress progress(Workbook workbook) {
    return new Progress(workbook.folder(), this::note);
  }
}
