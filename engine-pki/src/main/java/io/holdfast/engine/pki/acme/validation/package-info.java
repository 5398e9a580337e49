/**
 * Whether a client holds a name: looked up outside of any transaction, at addresses that the
 * configuration allows. The one place of the engine that reaches out.
 */
@NullMarked
package io.holdfast.engine.pki.acme.validation;

import org.jspecify.annotations.NullMarked;
