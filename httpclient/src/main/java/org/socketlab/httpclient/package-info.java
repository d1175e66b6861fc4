/**
 * A request in five stages: {@link Socket01Create create}, {@link Socket02Resolve resolve}, {@link
 * Socket03Connect connect}, {@link Socket04Send send}, {@link Socket05Receive receive}.
 *
 * <p>The stages share {@link RequestPath} and {@link HostField} for the user's input, {@link
 * HeadText} and {@link BodyFile} for the output, and {@link ReplyBody} for the end of a reply.
 */
package org.socketlab.httpclient;
