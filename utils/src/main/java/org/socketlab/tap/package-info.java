/**
 * Relays a conversation between two sockets, and records it.
 *
 * <ul>
 *   <li>{@link Tap}: a relay that disturbs conversations on request, and tells each {@link Witness}
 *   <li>{@link Recorder}: tells what the sockets of this process say, without a relay
 *   <li>{@link Conversation}: what was said
 * </ul>
 */
package org.socketlab.tap;
