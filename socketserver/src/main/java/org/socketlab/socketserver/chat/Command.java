package org.socketlab.socketserver.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HexFormat;
import org.socketlab.socketserver.web.Json;
import org.socketlab.socketserver.web.Refusal;

/**
 * Something that a client wants changed, as it travels to all servers of one chat: in JSON {@code
 * {"do":"post","member":7,"name":"ana","message":0,"text":"hola","at":"2026-11-20T10:14:00.123Z"}}.
 *
 * <p>Every server carries out the same commands in the same order, and must come to the same
 * result. So whatever could differ between two servers, such as the time or a random secret, is
 * decided once, by the server that the client asked, and is part of the command. Of the secret that
 * is its hash: nobody who reads the stream can write in another's name.
 *
 * @param kind what is to be done
 * @param member who wants it, 0 for who is to become a member
 * @param name that member's name
 * @param hash for a join: what is kept of the token's secret, in hexadecimal digits
 * @param message the message that it is about, 0 if there is none yet
 * @param text for a post and an edit
 * @param at for a post: when
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Command(
    @JsonProperty("do") Kind kind,
    @JsonProperty("member") long member,
    @JsonProperty("name") String name,
    @JsonProperty("hash") String hash,
    @JsonProperty("message") long message,
    @JsonProperty("text") String text,
    @JsonProperty("at") String at) {
  /** How long one may be: 4,000 characters that JSON writes with six bytes each, and the rest. */
  static final int MOST_BYTES = 32 << 10;

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** What can be done. */
  enum Kind {
    @JsonProperty("join")
    JOIN,
    @JsonProperty("leave")
    LEAVE,
    @JsonProperty("post")
    POST,
    @JsonProperty("edit")
    EDIT,
    @JsonProperty("delete")
    DELETE
  }

  static Command join(String name, byte[] hash) {
    return new Command(Kind.JOIN, 0, name, HexFormat.of().formatHex(hash), 0, null, null);
  }

  static Command leave(Member member) {
    return new Command(Kind.LEAVE, member.id(), member.name(), null, 0, null, null);
  }

  static Command post(Member author, String text, String at) {
    return new Command(Kind.POST, author.id(), author.name(), null, 0, text, at);
  }

  static Command edit(Member author, long message, String text) {
    return new Command(Kind.EDIT, author.id(), author.name(), null, message, text, null);
  }

  static Command delete(Member author, long message) {
    return new Command(Kind.DELETE, author.id(), author.name(), null, message, null, null);
  }

  /**
   * A command that came along.
   *
   * @throws Refusal if it is none: then every server refuses it, and all stay alike
   */
  static Command of(byte[] bytes) throws Refusal {
    try {
      Command command = MAPPER.readValue(bytes, Command.class);
      if (bytes.length <= MOST_BYTES && command != null && command.isWhole()) {
        return command;
      }
    } catch (JacksonException e) {
      // The sentence below is for both: no JSON, and not all that belongs to a command.
    } catch (IOException e) {
      throw new IllegalStateException("an array does not fail to be read", e);
    }
    throw new Refusal(400, "that is no command of a chat-server");
  }

  private boolean isWhole() {
    return kind != null
        && name != null
        && (kind != Kind.JOIN || hash != null && hash.matches("[0-9a-f]{64}"))
        && (kind != Kind.POST || at != null)
        && (kind != Kind.POST && kind != Kind.EDIT || text != null);
  }

  /** As it travels. */
  byte[] bytes() throws IOException {
    byte[] bytes = Json.bytes(this);
    if (bytes.length > MOST_BYTES) {
      throw new Refusal(413, "that is too long for the servers of this chat to tell each other");
    }
    return bytes;
  }

  /**
   * Carries it out.
   *
   * @return the {@link Member} who joined, the {@link Message} as it is now, or null
   * @throws Refusal as the client is told
   */
  Object applyTo(SqliteStore copy) throws IOException {
    Member who = new Member(member, name);
    switch (kind) {
      case JOIN:
        return copy.join(name, HexFormat.of().parseHex(hash));
      case LEAVE:
        copy.leave(who);
        return null;
      case POST:
        return copy.post(who, text, at);
      case EDIT:
        return copy.edit(who, message, text);
      default:
        copy.delete(who, message);
        return null;
    }
  }
}
