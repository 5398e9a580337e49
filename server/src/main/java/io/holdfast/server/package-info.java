/**
 * The server as a program: {@link io.holdfast.server.Server} is what the launcher starts, {@link
 * io.holdfast.server.Composition} lists what it is made of.
 */
@NullMarked
package io.holdfast.server;

import org.jspecify.annotations.NullMarked;
