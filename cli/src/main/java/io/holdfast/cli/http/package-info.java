/**
 * One HTTP exchange with a Vault-compatible server: addresses, TLS, requests, answers and errors.
 */
@NullMarked
package io.holdfast.cli.http;

import org.jspecify.annotations.NullMarked;
