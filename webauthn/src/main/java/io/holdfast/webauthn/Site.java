package io.holdfast.webauthn;

import java.util.Set;

/**
 * The site that credentials are for (the relying party).
 *
 * @param id its domain
 * @param name as authenticators show it
 * @param origins of its pages, e.g. {@code https://approvals.example}
 * @param verifiesPeople whether the authenticator has to recognize its owner
 */
public record Site(String id, String name, Set<String> origins, boolean verifiesPeople) {
  public Site {
    origins = Set.copyOf(origins);
  }
}
