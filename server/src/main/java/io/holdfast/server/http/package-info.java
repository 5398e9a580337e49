/**
 * The listener: from sockets to {@link io.holdfast.server.http.RequestHandler} and back.
 *
 * <p>An event loop reads and writes; each request is handled by blocking code on a virtual thread
 * of its own. A connection has one request in the works at a time, which answers pipelined requests
 * in their order: what a client sends ahead waits in the socket, not in memory. Bodies are counted
 * while they stream in, against the listener's limit and against what all requests together may
 * hold ({@link io.holdfast.server.http.MemoryBudget}). Every phase of a connection has a deadline.
 */
@NullMarked
package io.holdfast.server.http;

import org.jspecify.annotations.NullMarked;
