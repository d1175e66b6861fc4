package org.socketlab.ladder;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes SVG elements, and escapes their text. */
final class Svg {
  private final StringWriter written = new StringWriter();
  private final XMLStreamWriter out;

  Svg() {
    try {
      out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(written);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the JDK writes XML", e);
    }
  }

  /**
   * Begins an element.
   *
   * @param attributes names and values, in turn
   */
  Svg begin(String element, Object... attributes) {
    return written(
        () -> {
          out.writeStartElement(element);
          for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i].toString(), attributes[i + 1].toString());
          }
        });
  }

  /** An element with a text in it, on a line of its own. */
  Svg text(String text, String element, Object... attributes) {
    begin(element, attributes);
    written(() -> out.writeCharacters(text));
    return end();
  }

  /** An element with nothing in it, on a line of its own. */
  Svg empty(String element, Object... attributes) {
    return text("", element, attributes);
  }

  /** Ends the element that was begun last, and the line. */
  Svg end() {
    return written(
        () -> {
          out.writeEndElement();
          out.writeCharacters("\n");
        });
  }

  @Override
  public String toString() {
    written(out::flush);
    return written.toString();
  }

  private interface Step {
    void run() throws XMLStreamException;
  }

  private Svg written(Step step) {
    try {
      step.run();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a picture in memory can be written", e);
    }
    return this;
  }
}
