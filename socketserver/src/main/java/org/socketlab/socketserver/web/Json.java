package org.socketlab.socketserver.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.socketlab.http.Request;

/** JSON in requests, which is not trusted, and in replies. */
public final class Json {
  private static final String TYPE = "application/json";

  // Readers disagree on a duplicate name: it is refused.
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Json() {}

  /**
   * The JSON value in a request's body.
   *
   * @throws Refusal 415 if the request does not declare JSON, 400 if the body is not valid JSON
   */
  public static JsonNode read(Request request, byte[] body) throws Refusal {
    if (!isJson(request.fields().first("Content-Type"))) {
      throw new Refusal(415, "the body's Content-Type has to be " + TYPE);
    }
    try {
      // RFC 8259 section 8.1: JSON between programs is UTF-8; Jackson would accept UTF-16 as well.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return MAPPER.readTree(text);
    } catch (CharacterCodingException e) {
      throw new Refusal(400, "the body is not UTF-8");
    } catch (IOException e) { // includes too deep nesting
      throw new Refusal(400, "the body is not JSON");
    }
  }

  /**
   * The text under a name.
   *
   * @param most how many characters (code points) it may have; it has at least one
   * @return null if the value is missing, not a string, too short or too long
   */
  public static String text(JsonNode body, String name, int most) {
    JsonNode value = body.get(name);
    if (value == null || !value.isTextual()) {
      return null;
    }
    String text = value.textValue();
    int length = text.codePointCount(0, text.length());
    // Half of a surrogate pair is not a character: no reply could contain it.
    boolean whole = StandardCharsets.UTF_8.newEncoder().canEncode(text);
    return length >= 1 && length <= most && whole ? text : null;
  }

  /** A value as JSON, in one line. */
  public static byte[] bytes(Object value) throws IOException {
    return MAPPER.writeValueAsBytes(value);
  }

  /** A reply with that value. */
  public static Reply reply(int status, Object value) throws IOException {
    return Reply.of(status, TYPE, bytes(value));
  }

  private static boolean isJson(String contentType) {
    if (contentType == null) {
      return false;
    }
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().equalsIgnoreCase(TYPE);
  }
}
