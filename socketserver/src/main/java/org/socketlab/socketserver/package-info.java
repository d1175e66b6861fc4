/**
 * A server in five stages, each with one thing more than the one before it.
 *
 * <ol>
 *   <li>{@link Server01Bind}: a place where clients find it
 *   <li>{@link Server02Accept}: a client
 *   <li>{@link Server03Reply}: an answer to its message
 *   <li>{@link Server04OneByOne}: one client after another
 *   <li>{@link Server05Threads}: all of them at once
 * </ol>
 *
 * <p>{@link Message} says where a message ends, which TCP does not.
 */
package org.socketlab.socketserver;
