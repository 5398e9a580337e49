/** What a scan comes to: findings, lists of known ones, and the forms they are told in. */
@NullMarked
package io.holdfast.scan.report;

import org.jspecify.annotations.NullMarked;
