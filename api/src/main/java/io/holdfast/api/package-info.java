/**
 * What the author of a secrets engine or an auth method sees.
 *
 * <p>An engine is stateless: it declares {@link io.holdfast.api.route.Routes}, and each handler is
 * a pure function of its {@link io.holdfast.api.Call} (the request and the mount's storage within
 * the request's own transaction). A handler may run more than once when the transaction conflicts,
 * so it does no I/O: what signs or reaches outside is returned as an {@link
 * io.holdfast.api.Effect}, which the walk performs after the request's audit entry is durable.
 */
@NullMarked
package io.holdfast.api;

import org.jspecify.annotations.NullMarked;
