/**
 * What a mount keeps: keys, issuers, certificates, revocations, settings; a record and a store
 * each.
 */
@NullMarked
package io.holdfast.engine.pki.store;

import org.jspecify.annotations.NullMarked;
