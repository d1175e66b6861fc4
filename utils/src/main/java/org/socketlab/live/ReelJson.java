package org.socketlab.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.socketlab.ladder.Excerpt;
import org.socketlab.ladder.Labelled;
import org.socketlab.ladder.LabelledField;
import org.socketlab.net.Addresses;
import org.socketlab.tap.Entry;
import org.socketlab.tap.Meeting;
import org.socketlab.tap.Side;

/** Writes the page's data as JSON. Times are microseconds from a conversation's beginning. */
final class ReelJson {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int COLUMNS = 96;
  private static final int MOST_LINES = 10_000;

  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  private interface Item<T> {
    void write(T one) throws IOException;
  }

  private ReelJson() {}

  /** Which conversations there are and what has changed in them, without any row. */
  static String changes(String run, List<int[]> known, List<Strip> changed) throws IOException {
    return object(
        json -> {
          json.writeStringField("run", run);
          array(json, "known", known, range -> json.writeArray(range, 0, range.length));
          array(json, "conversations", changed, strip -> conversation(json, strip));
        });
  }

  private static void conversation(JsonGenerator json, Strip strip) throws IOException {
    Meeting meeting = strip.conversation().meeting();
    json.writeStartObject();
    json.writeNumberField("number", meeting.number());
    json.writeStringField("near", Addresses.text(meeting.near()));
    json.writeStringField("far", Addresses.text(meeting.far()));
    json.writeBooleanField("udp", meeting.udp());
    json.writeBooleanField("open", strip.isOpen());
    json.writeNumberField("now", micros(strip.conversation().age()));
    json.writeNumberField("first", strip.first());
    json.writeNumberField("firm", strip.firm());
    json.writeNumberField("end", strip.end());
    json.writeEndObject();
  }

  /** The known rows from a number on. */
  static String rows(Span span) throws IOException {
    return object(
        json -> {
          json.writeNumberField("from", span.from());
          array(json, "rows", span.rows(), row -> row(json, row));
        });
  }

  private static void row(JsonGenerator json, Row row) throws IOException {
    Entry entry = row.entry();
    json.writeStartObject();
    json.writeStringField("kind", row.isSaid() ? "said" : entry.from() == null ? "note" : "signal");
    json.writeStringField("from", side(entry.from()));
    json.writeNumberField("at", micros(entry.at()));
    json.writeNumberField("size", entry.size());
    json.writeStringField("text", row.text());
    json.writeStringField("fate", row.isSaid() ? entry.note() : "");
    json.writeBooleanField("trouble", entry.isTrouble());
    json.writeEndObject();
  }

  /** When each row happened. */
  static String times(Span span) throws IOException {
    return object(
        json -> {
          json.writeNumberField("from", span.from());
          array(json, "at", span.rows(), row -> json.writeNumber(micros(row.entry().at())));
        });
  }

  /** All that is known of a row's bytes: fields, text and hex. */
  static String bytes(Row row) throws IOException {
    Entry entry = row.entry();
    return object(
        json -> {
          json.writeNumberField("size", entry.size());
          json.writeNumberField("kept", entry.kept().length);
          List<LabelledField> fields = row.labelled().map(Labelled::fields).orElse(List.of());
          array(json, "fields", fields, field -> pair(json, field));
          List<String> lines = Excerpt.of(entry.kept(), entry.size(), COLUMNS, MOST_LINES);
          json.writeStringField("text", String.join("\n", lines));
          json.writeStringField("hex", HexDump.of(entry.kept()));
        });
  }

  private static void pair(JsonGenerator json, LabelledField field) throws IOException {
    json.writeStartArray();
    json.writeString(field.name());
    json.writeString(field.value());
    json.writeEndArray();
  }

  /** A row's number, or -1 where there is none. */
  static String found(int row) throws IOException {
    return object(json -> json.writeNumberField("row", row));
  }

  private static String side(Side side) {
    return side == null ? "" : side == Side.NEAR ? "near" : "far";
  }

  private static long micros(Duration time) {
    return time.toNanos() / 1000;
  }

  private static <T> void array(JsonGenerator json, String name, List<T> all, Item<T> item)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (T one : all) {
      item.write(one);
    }
    json.writeEndArray();
  }

  private static String object(Content content) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      content.write(json);
      json.writeEndObject();
    }
    return text.toString();
  }
}
