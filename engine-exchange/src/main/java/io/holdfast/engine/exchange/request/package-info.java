/** Requests that this server sends itself, and the approvals that some wait for. */
@NullMarked
package io.holdfast.engine.exchange.request;

import org.jspecify.annotations.NullMarked;
