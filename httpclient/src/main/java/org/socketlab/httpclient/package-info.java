/**
 * A request in five stages: {@link Socket01Create create}, {@link Socket02Resolve resolve}, {@link
 * Socket03Connect connect}, {@link Socket04Send send}, {@link Socket05Receive receive}.
 *
 * <p>What they share besides: {@link RequestPath} and {@link HostField} for what the user names,
 * {@link HeadText} and {@link BodyFile} for what the user sees and keeps, {@link ReplyBody} for
 * where a reply ends.
 */
package org.socketlab.httpclient;
