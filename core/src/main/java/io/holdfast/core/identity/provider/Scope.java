package io.holdfast.core.identity.provider;

/**
 * A group of claims that an application can ask for.
 *
 * @param template of the claims
 */
record Scope(String name, String template, String description) {
  static final String OPENID = "openid";
}
