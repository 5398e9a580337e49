/**
 * The secrets engine {@code pki}. Each package is a family of paths: {@code ca} (authorities),
 * {@code role}, {@code issue}, {@code read}, {@code crl} (revocation, CRLs, OCSP), {@code tidy}.
 * {@code store} holds what a mount keeps, {@code x509} builds and reads certificates.
 */
@NullMarked
package io.holdfast.engine.pki;

import org.jspecify.annotations.NullMarked;
