package org.socketlab.live;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.socketlab.ladder.Ladder;
import org.socketlab.ladder.LadderStyle;
import org.socketlab.ladder.SvgLadder;
import org.socketlab.live.PageQuery.NoSuchRow;
import org.socketlab.tap.Entry;
import org.socketlab.tap.Fault;
import org.socketlab.tap.Side;

/** Answers the page's requests. */
final class LiveRoutes {
  private static final int ALL = Integer.MAX_VALUE;
  private static final int MOST_ROWS = 500;
  private static final int MOST_DRAWN = 2000;
  private static final LadderStyle STYLE =
      new LadderStyle("wiretap ->", LadderStyle.DEFAULT, true, false);

  private final LiveSource source;
  private final Reel reel;
  private final EventStream events;

  LiveRoutes(LiveSource source) {
    this.source = source;
    this.reel = source.reel();
    this.events = new EventStream(reel, UUID.randomUUID().toString());
  }

  void get(HttpExchange exchange, String name) throws IOException, NoSuchRow {
    PageQuery query = new PageQuery(exchange.getRequestURI());
    switch (name) {
      case "events" -> events.tell(exchange);
      case "command" -> PageAnswer.text(exchange, 200, source.command());
      case "rows" -> {
        int from = query.number("from");
        int to = Math.min(query.number("to"), from + MOST_ROWS);
        PageAnswer.json(exchange, ReelJson.rows(span(query, from, to)));
      }
      case "times" ->
          PageAnswer.json(exchange, ReelJson.times(span(query, query.number("from"), ALL)));
      case "bytes" -> PageAnswer.json(exchange, ReelJson.bytes(row(query)));
      case "find" -> PageAnswer.json(exchange, ReelJson.found(find(query)));
      case "ladder" -> PageAnswer.text(exchange, 200, ladder(query));
      case "wiretap.svg" ->
          PageAnswer.file(
              exchange, "image/svg+xml", name, svg(query).getBytes(StandardCharsets.UTF_8));
      case "wiretap.pcap" ->
          PageAnswer.file(exchange, "application/vnd.tcpdump.pcap", name, source.capture());
      default -> throw new NoSuchRow("no such page");
    }
  }

  void post(HttpExchange exchange, String name, String body) throws IOException, NoSuchRow {
    if (!name.equals("faults")) {
      throw new NoSuchRow("no such page");
    }
    PageQuery query = new PageQuery(exchange.getRequestURI());
    Side from = query.text("from").equals("near") ? Side.NEAR : Side.FAR;
    try {
      List<Fault> faults =
          Arrays.stream(body.split(",")).filter(one -> !one.isEmpty()).map(Fault::of).toList();
      source.disturb(query.number("c"), from, faults);
      PageAnswer.text(exchange, 200, "");
    } catch (IllegalArgumentException e) {
      PageAnswer.text(exchange, 400, e.getMessage() + "\n");
    }
  }

  private Strip strip(PageQuery query) throws NoSuchRow {
    return reel.strip(query.number("c"))
        .orElseThrow(() -> new NoSuchRow("there is no such conversation any more"));
  }

  private Span span(PageQuery query, int from, int to) throws NoSuchRow {
    Strip strip = strip(query);
    synchronized (reel) {
      return strip.span(from, to);
    }
  }

  private Row row(PageQuery query) throws NoSuchRow {
    int number = query.number("row");
    return span(query, number, number + 1).rows().stream()
        .findFirst()
        .orElseThrow(() -> new NoSuchRow("there is no such row any more"));
  }

  /** The number of the next row with a text in it, from one row on and then from the first. */
  private int find(PageQuery query) throws NoSuchRow {
    String text = query.text("q").toLowerCase(Locale.ROOT);
    Span all = span(query, 0, ALL);
    List<Row> rows = all.rows();
    int begin = Math.max(0, query.number("from") - all.from());
    for (int i = 0; i < rows.size(); i++) {
      int at = (begin + i) % rows.size();
      if (rows.get(at).contains(text)) {
        return all.from() + at;
      }
    }
    return -1;
  }

  /** Some rows as a ladder; reads the earlier rows, too, since a message may span several. */
  private String ladder(PageQuery query) throws NoSuchRow {
    int from = query.number("from");
    Span span = span(query, 0, query.number("to"));
    int number = span.from();
    Ladder ladder = new Ladder(STYLE, strip(query).conversation().meeting());
    StringBuilder text = new StringBuilder(ladder.title());
    for (Row row : span.rows()) {
      String drawn = ladder.rows(row.entry());
      if (number++ >= from) {
        text.append(drawn);
      }
    }
    return text.toString();
  }

  private String svg(PageQuery query) throws NoSuchRow {
    Strip strip = strip(query);
    List<Entry> all = span(query, 0, ALL).rows().stream().map(Row::entry).toList();
    List<Entry> entries = all.subList(0, Math.min(all.size(), MOST_DRAWN));
    int more = all.size() - entries.size();
    return SvgLadder.of(
        List.of(new SvgLadder.Story(strip.conversation().meeting(), entries)),
        STYLE.between(),
        more > 0 ? more + " rows more" : "");
  }
}
