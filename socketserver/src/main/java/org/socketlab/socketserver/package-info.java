/**
 * A server in five stages, each of which adds one thing.
 *
 * <ol>
 *   <li>{@link Server01Bind}: a place where clients find it
 *   <li>{@link Server02Accept}: a client
 *   <li>{@link Server03Reply}: an answer to its message
 *   <li>{@link Server04OneByOne}: one client after another
 *   <li>{@link Server05Threads}: all of them at once
 * </ol>
 *
 * <p>{@link Server03Reply#readMessage} finds the end of a message, which TCP does not mark.
 */
package org.socketlab.socketserver;
