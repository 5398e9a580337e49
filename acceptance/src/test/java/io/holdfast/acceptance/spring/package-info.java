/** Spring Vault's {@code VaultTemplate} against this server. */
@NullMarked
package io.holdfast.acceptance.spring;

import org.jspecify.annotations.NullMarked;
