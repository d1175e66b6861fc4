/**
 * A server in five stages, each with one thing more than the one before it.
 *
 * <ol>
 *   <li>{@link org.socketlab.socketserver.Server01Bind}: a place where clients find it
 *   <li>{@link org.socketlab.socketserver.Server02Accept}: a client
 *   <li>{@link org.socketlab.socketserver.Server03Reply}: an answer to its message
 *   <li>{@link org.socketlab.socketserver.Server04OneByOne}: one client after another
 *   <li>{@link org.socketlab.socketserver.Server05Threads}: all of them at once
 * </ol>
 *
 * <p>{@link org.socketlab.socketserver.Message} says where a message ends, which TCP does not.
 */
package org.socketlab.socketserver;
