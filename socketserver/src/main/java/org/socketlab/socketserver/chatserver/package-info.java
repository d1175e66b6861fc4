/**
 * chat-server: the program that puts a store and the chat's routes together.
 *
 * <ul>
 *   <li>{@link ChatServer}: the program
 *   <li>{@link AddressLimit}: not all of it for one client
 * </ul>
 */
package org.socketlab.socketserver.chatserver;
