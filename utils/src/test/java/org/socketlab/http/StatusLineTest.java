package org.socketlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StatusLineTest {
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          HTTP/1.1 200 OK,1,200,OK
          HTTP/1.0 404 Not Found,0,404,Not Found
          HTTP/1.1 204 ,1,204,''
          HTTP/1.1 204,1,204,''
          HTTP/1.9 500 é(,9,500,é(
          HTTP/1.1 200  two blanks ,1,200,' two blanks '
          HTTP/1.1 999 No class,1,999,No class
          HTTP/1.1 099 Nor this,1,99,Nor this
          """)
  void understands(String line, int minor, int code, String reason) throws Exception {
    assertEquals(new StatusLine(minor, code, reason), StatusLine.parse(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "HTTP",
        "HTTP/1.1",
        "HTTP/1.1 ",
        "HTTP/1.1 20",
        "HTTP/1.1 2000",
        "HTTP/1.1 200OK",
        "HTTP/1.1 2x0 OK",
        "HTTP/1.1 -20 OK",
        "HTTP/1.1 +20 OK",
        "HTTP/1.1 ２００ OK",
        "HTTP/1.1  200 OK",
        "HTTP/1.1\t200 OK",
        " HTTP/1.1 200 OK",
        "http/1.1 200 OK",
        "HTTP/1 200 OK",
        "HTTP/1. 200 OK",
        "HTTP/1.10 200 OK",
        "HTTP/01.1 200 OK",
        "HTTP/1,1 200 OK",
        "HTTP 1.1 200 OK",
        "HTTP/0.9 200 OK",
        "HTTP/2 200",
        "HTTP/2.0 200 OK",
        "HTTPS/1.1 200 OK",
        "ICY 200 OK",
        "RTSP/1.0 200 OK",
        "GET / HTTP/1.1",
        "SSH-2.0-OpenSSH_9.2",
        "220 mail.example ESMTP",
        "<html>"
      })
  void refuses(String line) {
    BadMessage refusal = assertThrows(BadMessage.class, () -> StatusLine.parse(line));
    assertEquals(
        "it does not begin with a status line such as HTTP/1.1 200 OK", refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"99,false", "100,true", "103,true", "199,true", "200,false"})
  void interimIsWhatBeginsWithOne(int code, boolean interim) {
    assertEquals(interim, new StatusLine(1, code, "").isInterim());
  }
}
