package org.socketlab.socketserver;

import org.socketlab.socketserver.chatclient.ChatClientChecks;
import org.socketlab.socketserver.chatclient.ChatClientFailureChecks;
import org.socketlab.socketserver.chatclient.ChatClientLiveChecks;
import org.socketlab.socketserver.chatserver.ChatServerChecks;
import org.socketlab.socketserver.chatserver.ChatServerLiveChecks;
import org.socketlab.socketserver.chatserver.ChatServerReaderChecks;
import org.socketlab.socketserver.chatserver.ChatServerRequestChecks;
import org.socketlab.socketserver.chatserver.ChatServerRuleChecks;
import org.socketlab.socketserver.chatserver.ChatServerStopChecks;
import org.socketlab.socketserver.miniweb.MiniWebChecks;
import org.socketlab.socketserver.tws.TwsChecks;
import org.socketlab.socketserver.tws.TwsClientChecks;
import org.socketlab.socketserver.tws.TwsPatienceChecks;
import org.socketlab.socketserver.tws.TwsProtocolChecks;
import org.socketlab.socketserver.tws.TwsTimeChecks;
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
        TwsClientChecks.class,
        TwsTimeChecks.class,
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
