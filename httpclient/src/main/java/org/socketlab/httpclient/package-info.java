/**
 * A request in five stages: {@link org.socketlab.httpclient.Socket01Create create}, {@link
 * org.socketlab.httpclient.Socket02Resolve resolve}, {@link
 * org.socketlab.httpclient.Socket03Connect connect}, {@link org.socketlab.httpclient.Socket04Send
 * send}, {@link org.socketlab.httpclient.Socket05Receive receive}.
 *
 * <p>What they share besides: {@link org.socketlab.httpclient.RequestPath} and {@link
 * org.socketlab.httpclient.HostField} for what the user names, {@link
 * org.socketlab.httpclient.HeadText} for what the user sees.
 */
package org.socketlab.httpclient;
