/**
 * What is written of every request: entries in Vault's audit schema with every client value HMACed,
 * made durable as leaves of the Merkle log before the answer leaves, and given to the audit
 * devices.
 */
@NullMarked
package io.holdfast.core.audit;

import org.jspecify.annotations.NullMarked;
