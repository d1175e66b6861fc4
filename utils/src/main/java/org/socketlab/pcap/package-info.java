/** Writes conversations as capture files, which Wireshark opens: {@link Pcap}. */
package org.socketlab.pcap;
