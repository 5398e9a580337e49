/** Access to hosts over SSH: certificates of OpenSSH, and one-time passwords. */
@NullMarked
package io.holdfast.engines.ssh;

import org.jspecify.annotations.NullMarked;
