/**
 * Audit devices beside the built-in log, as Vault has them: {@code file}, {@code socket}, {@code
 * syslog}.
 */
@NullMarked
package io.holdfast.core.audit.device;

import org.jspecify.annotations.NullMarked;
