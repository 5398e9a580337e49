/**
 * Notices to approvers: what happened to an approval, told to a webhook. A notice is stored with
 * what it tells of, and sent by an errand afterwards, again and again until it arrived or is given
 * up.
 */
@NullMarked
package io.holdfast.core.approval.notice;

import org.jspecify.annotations.NullMarked;
