package org.socketlab.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.socketlab.ladder.Excerpt;
import org.socketlab.ladder.LabelledField;
import org.socketlab.net.Addresses;
import org.socketlab.tap.Entry;
import org.socketlab.tap.Meeting;
import org.socketlab.tap.Side;

/** What the page is told, as JSON. Times are microseconds from a conversation's beginning. */
final class ReelJson {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int COLUMNS = 96;
  private static final int MOST_LINES = 10_000;

  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  private ReelJson() {}

  /** Which conversations there are and what has changed in them, without any row. */
  static String changes(String run, long version, int first, List<Strip> changed)
      throws IOException {
    return object(
        json -> {
          json.writeStringField("run", run);
          json.writeNumberField("version", version);
          json.writeNumberField("first", first);
          json.writeArrayFieldStart("conversations");
          for (Strip strip : changed) {
            Meeting meeting = strip.conversation().meeting();
            json.writeStartObject();
            json.writeNumberField("number", meeting.number());
            json.writeStringField("near", Addresses.text(meeting.near()));
            json.writeStringField("far", Addresses.text(meeting.far()));
            json.writeBooleanField("udp", meeting.udp());
            json.writeBooleanField("open", strip.isOpen());
            json.writeNumberField("now", strip.conversation().age().toNanos() / 1000);
            json.writeNumberField("first", strip.first());
            json.writeNumberField("firm", strip.firm());
            json.writeNumberField("end", strip.end());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** Rows, as many as are known from a number on. */
  static String rows(Span span) throws IOException {
    return object(
        json -> {
          json.writeNumberField("from", span.from());
          json.writeArrayFieldStart("rows");
          for (Row row : span.rows()) {
            Entry entry = row.entry();
            json.writeStartObject();
            json.writeStringField(
                "kind", row.isSaid() ? "said" : entry.from() == null ? "note" : "signal");
            json.writeStringField("from", side(entry.from()));
            json.writeNumberField("at", entry.at().toNanos() / 1000);
            json.writeNumberField("size", entry.size());
            json.writeStringField("text", row.text());
            json.writeStringField("fate", row.isSaid() ? entry.note() : "");
            json.writeBooleanField("trouble", entry.isTrouble());
            json.writeBooleanField("labelled", row.labelled().isPresent());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** When each row happened. */
  static String times(Span span) throws IOException {
    return object(
        json -> {
          json.writeNumberField("from", span.from());
          json.writeArrayFieldStart("at");
          for (Row row : span.rows()) {
            json.writeNumber(row.entry().at().toNanos() / 1000);
          }
          json.writeEndArray();
        });
  }

  /** All that is known of a row's bytes: fields, text and hex. */
  static String bytes(Row row) throws IOException {
    Entry entry = row.entry();
    return object(
        json -> {
          json.writeNumberField("size", entry.size());
          json.writeNumberField("kept", entry.kept().length);
          json.writeArrayFieldStart("fields");
          for (LabelledField field : row.labelled().map(one -> one.fields()).orElse(List.of())) {
            json.writeStartArray();
            json.writeString(field.name());
            json.writeString(field.value());
            json.writeEndArray();
          }
          json.writeEndArray();
          List<String> lines = Excerpt.of(entry.kept(), entry.size(), COLUMNS, MOST_LINES);
          json.writeStringField("text", String.join("\n", lines));
          json.writeStringField("hex", HexDump.of(entry.kept()));
        });
  }

  /** A number, or null where there is none. */
  static String found(int row) throws IOException {
    return object(json -> json.writeNumberField("row", row));
  }

  private static String side(Side side) {
    return side == null ? "" : side == Side.NEAR ? "near" : "far";
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
