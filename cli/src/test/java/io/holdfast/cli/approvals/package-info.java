@NullMarked
package io.holdfast.cli.approvals;

import org.jspecify.annotations.NullMarked;
