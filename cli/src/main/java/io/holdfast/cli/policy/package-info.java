/** Commands on ACL policies, and the formatter of their files. */
@NullMarked
package io.holdfast.cli.policy;

import org.jspecify.annotations.NullMarked;
