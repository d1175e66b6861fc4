package org.socketlab.httpclient;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.socketlab.cli.Cli;

/**
 * What socket-05, run in this process, made of a server's reply.
 *
 * @param status its exit status
 * @param response its output after the lines of socket-04; a character for each byte (ISO 8859-1)
 * @param said the first line on stderr, or nothing
 */
record Fetched(int status, String response, String said) {
  private static final String SENT = "Message sent successfully\n";

  /** Fetches from a server on this machine, with these options besides. */
  static Fetched from(String port, String... options) {
    List<String> args = new ArrayList<>(List.of("--host", "127.0.0.1", "--port", port));
    args.addAll(Arrays.asList(options));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Cli.run(new Socket05Receive(), args.toArray(String[]::new), print(out), print(err));
    String printed = out.toString(StandardCharsets.ISO_8859_1);
    return new Fetched(
        status,
        printed.substring(printed.indexOf(SENT) + SENT.length()),
        err.toString(StandardCharsets.UTF_8).lines().findFirst().orElse(""));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
