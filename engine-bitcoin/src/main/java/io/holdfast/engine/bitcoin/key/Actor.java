package io.holdfast.engine.bitcoin.key;

import io.holdfast.api.Call;

/**
 * Who did something, by which request: its entries in the audit log have that id.
 *
 * @param name the token's display name
 * @param entity the identity entity's id, or empty
 */
public record Actor(String name, String entity, String requestId) {
  /** Who asks now. */
  public static Actor of(Call call) {
    return new Actor(call.caller().displayName(), call.caller().entityId(), call.request().id());
  }
}
