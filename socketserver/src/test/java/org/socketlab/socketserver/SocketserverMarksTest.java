package org.socketlab.socketserver;

import org.socketlab.socketserver.chat.ChatServerChecks;
import org.socketlab.socketserver.chat.ChatServerLiveChecks;
import org.socketlab.socketserver.chat.ChatServerReaderChecks;
import org.socketlab.socketserver.chat.ChatServerRequestChecks;
import org.socketlab.socketserver.chat.ChatServerRuleChecks;
import org.socketlab.socketserver.chat.ChatServerStopChecks;
import org.socketlab.socketserver.chat.client.ChatClientChecks;
import org.socketlab.socketserver.chat.client.ChatClientFailureChecks;
import org.socketlab.socketserver.chat.client.ChatClientLiveChecks;
import org.socketlab.socketserver.miniweb.MiniWebChecks;
import org.socketlab.socketserver.tws.TwsChecks;
import org.socketlab.socketserver.tws.TwsPatienceChecks;
import org.socketlab.socketserver.tws.TwsProtocolChecks;
import org.socketlab.testing.marks.MarksTest;

final class SocketserverMarksTest extends MarksTest {
  SocketserverMarksTest() {
    super(
        "socketserver",
        Server01Checks.class,
        Server02Checks.class,
        Server03Checks.class,
        Server04Checks.class,
        Server05Checks.class,
        Server05CrowdChecks.class,
        MiniWebChecks.class,
        TwsChecks.class,
        TwsProtocolChecks.class,
        TwsPatienceChecks.class,
        ChatServerChecks.class,
        ChatServerLiveChecks.class,
        ChatServerRuleChecks.class,
        ChatServerRequestChecks.class,
        ChatServerReaderChecks.class,
        ChatServerStopChecks.class,
        ChatClientChecks.class,
        ChatClientLiveChecks.class,
        ChatClientFailureChecks.class);
  }
}
