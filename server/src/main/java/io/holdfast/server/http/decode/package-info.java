/**
 * From the words of an HTTP request to {@link io.holdfast.api.Request}: paths, query, body, token,
 * namespace. Pure: it knows no sockets.
 *
 * <p>The rules are those of Vault's API. What it resolves silently and ambiguously (a JSON key that
 * stands twice, text that is not UTF-8, a malformed query) is refused here.
 */
@NullMarked
package io.holdfast.server.http.decode;

import org.jspecify.annotations.NullMarked;
