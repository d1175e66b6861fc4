package org.socketlab.socketserver.chat.nats;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HexFormat;
import org.socketlab.socketserver.chat.ChatMessage;
import org.socketlab.socketserver.chat.Member;
import org.socketlab.socketserver.chat.NotDone;
import org.socketlab.socketserver.chat.NotDone.Reason;
import org.socketlab.socketserver.chat.sqlite.SqliteStore;

/**
 * A change that a client asks for, as it travels to all servers of one chat: in JSON {@code
 * {"do":"post","member":7,"name":"ana","text":"hola","at":"2026-11-20T10:14:00.123Z"}}.
 *
 * <p>Every server carries out the same commands in the same order, and must come to the same
 * result. So whatever could differ between two servers, such as the time or a random secret, is
 * decided once, by the server that the client asked, and is part of the command. For a secret, the
 * command carries only the hash: nobody who reads the stream can write in another member's name.
 *
 * @param <T> the result
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ChatCommand.Join.class, name = "join"),
  @JsonSubTypes.Type(value = ChatCommand.Leave.class, name = "leave"),
  @JsonSubTypes.Type(value = ChatCommand.Post.class, name = "post"),
  @JsonSubTypes.Type(value = ChatCommand.Edit.class, name = "edit"),
  @JsonSubTypes.Type(value = ChatCommand.Delete.class, name = "delete")
})
sealed interface ChatCommand<T> {
  /** The longest command: 4,000 characters at six bytes each in JSON, and the other fields. */
  int MOST_BYTES = 32 << 10;

  /**
   * Carries it out.
   *
   * @throws NotDone the refusal, as the client sees it
   */
  T applyTo(SqliteStore copy) throws NotDone;

  /** Whether no field is missing: JSON may leave out any field. */
  boolean hasAll();

  /** Lets a member in; the hash is that of its token's secret, in hexadecimal digits. */
  @JsonIgnoreProperties({"member", "message"}) // which earlier servers wrote
  record Join(@JsonProperty("name") String name, @JsonProperty("hash") String hash)
      implements ChatCommand<Member> {
    static Join of(String name, byte[] hash) {
      return new Join(name, HexFormat.of().formatHex(hash));
    }

    @Override
    public Member applyTo(SqliteStore copy) throws NotDone {
      return copy.join(name, HexFormat.of().parseHex(hash));
    }

    @Override
    public boolean hasAll() {
      return name != null && hash != null && hash.matches("[0-9a-f]{64}");
    }
  }

  /** Lets a member go. */
  @JsonIgnoreProperties("message")
  record Leave(@JsonProperty("member") long member, @JsonProperty("name") String name)
      implements ChatCommand<Member> {
    @Override
    public Member applyTo(SqliteStore copy) throws NotDone {
      Member who = new Member(member, name);
      copy.leave(who);
      return who;
    }

    @Override
    public boolean hasAll() {
      return name != null;
    }
  }

  /** Adds a message of that time. */
  @JsonIgnoreProperties("message")
  record Post(
      @JsonProperty("member") long member,
      @JsonProperty("name") String name,
      @JsonProperty("text") String text,
      @JsonProperty("at") String at)
      implements ChatCommand<ChatMessage> {
    @Override
    public ChatMessage applyTo(SqliteStore copy) throws NotDone {
      return copy.post(new Member(member, name), text, at);
    }

    @Override
    public boolean hasAll() {
      return name != null && text != null && at != null;
    }
  }

  /** Changes a message's text. */
  record Edit(
      @JsonProperty("member") long member,
      @JsonProperty("name") String name,
      @JsonProperty("message") long message,
      @JsonProperty("text") String text)
      implements ChatCommand<ChatMessage> {
    @Override
    public ChatMessage applyTo(SqliteStore copy) throws NotDone {
      return copy.edit(new Member(member, name), message, text);
    }

    @Override
    public boolean hasAll() {
      return name != null && text != null;
    }
  }

  /** Deletes a message's text; the result is the message's id. */
  record Delete(
      @JsonProperty("member") long member,
      @JsonProperty("name") String name,
      @JsonProperty("message") long message)
      implements ChatCommand<Long> {
    @Override
    public Long applyTo(SqliteStore copy) throws NotDone {
      copy.delete(new Member(member, name), message);
      return message;
    }

    @Override
    public boolean hasAll() {
      return name != null;
    }
  }

  /** The command as it travels. */
  default byte[] bytes() throws IOException {
    byte[] bytes = Format.MAPPER.writeValueAsBytes(this);
    if (bytes.length > MOST_BYTES) {
      throw new NotDone(
          Reason.TOO_LONG, "that is too long to pass between the servers of this chat");
    }
    return bytes;
  }

  /**
   * A command read from the stream.
   *
   * @throws NotDone if the bytes are not a command: then every server refuses them, and all copies
   *     stay the same
   */
  static ChatCommand<?> of(byte[] bytes) throws NotDone {
    try {
      ChatCommand<?> command = Format.MAPPER.readValue(bytes, Format.COMMAND);
      if (bytes.length <= MOST_BYTES && command != null && command.hasAll()) {
        return command;
      }
    } catch (JacksonException e) {
      // The message below covers both cases: no JSON, and a missing field.
    } catch (IOException e) {
      throw new IllegalStateException("an array does not fail to be read", e);
    }
    throw new NotDone(Reason.SENSELESS, "that is not a command of chat-server");
  }

  /** How commands are written and read. */
  final class Format {
    private static final TypeReference<ChatCommand<?>> COMMAND = new TypeReference<>() {};
    private static final JsonMapper MAPPER =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Format() {}
  }
}
