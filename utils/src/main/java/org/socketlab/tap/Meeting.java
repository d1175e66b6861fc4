package org.socketlab.tap;

import java.net.InetSocketAddress;

/**
 * Who talks to whom.
 *
 * @param number the conversation's number, from 1, in the order in which they began
 * @param udp whether they exchange datagrams; otherwise they are connected by TCP
 * @param near the address of the side that connected
 * @param via where a tap between them connects from, which the far side takes for its client;
 *     {@code near} itself where there is no tap
 * @param far the address of the side that {@code near} wanted to reach
 */
public record Meeting(
    int number,
    boolean udp,
    InetSocketAddress near,
    InetSocketAddress via,
    InetSocketAddress far) {}
