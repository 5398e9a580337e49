/**
 * The auth method {@code approle}: machines log in with a role id and, unless the role says
 * otherwise, a secret id.
 *
 * <p>Stored are, for each role, its settings ({@code role/<name>}) and a key of its own ({@code
 * role-key/<name>}); the way back from a role id ({@code role-id/<sha-256>}); and of each secret id
 * only what it may do, under its HMAC with the role's key ({@code secret-id/<role>/<hmac>}), the
 * way there from its accessor ({@code accessor/<role>/<hmac>}), and its place in the order of
 * expiry ({@code expiry/<second>/<role>/<hmac>/<accessor's hmac>}).
 */
@NullMarked
package io.holdfast.auth.approle;

import org.jspecify.annotations.NullMarked;
