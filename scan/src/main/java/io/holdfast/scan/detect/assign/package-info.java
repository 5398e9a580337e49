/** Values that names promise to be secrets: of exchanges, of services, of anything. */
@NullMarked
package io.holdfast.scan.detect.assign;

import org.jspecify.annotations.NullMarked;
