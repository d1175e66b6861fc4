/**
 * A server in five stages: {@link org.socketlab.socketserver.Server01Bind bind}, accept, reply, one
 * client after another, and a thread for each.
 */
package org.socketlab.socketserver;
