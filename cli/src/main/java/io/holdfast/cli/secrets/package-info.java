/** Commands on the mounts of secrets engines. */
@NullMarked
package io.holdfast.cli.secrets;

import org.jspecify.annotations.NullMarked;
