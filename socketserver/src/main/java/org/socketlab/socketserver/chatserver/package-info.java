/** {@link ChatServer}: the program that puts a store and the chat's routes together. */
package org.socketlab.socketserver.chatserver;
