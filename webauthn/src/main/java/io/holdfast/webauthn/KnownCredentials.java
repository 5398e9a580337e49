package io.holdfast.webauthn;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import java.util.Optional;
import java.util.Set;

/**
 * What the library may know: nobody's credential while one is made, one credential while that is
 * used. Whose it is was looked up before.
 */
record KnownCredentials(Optional<RegisteredCredential> only) implements CredentialRepository {
  /** The one user that there is within a verification. */
  static final String USER = "approver";

  @Override
  public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
    return only.map(known ->
            Set.of(PublicKeyCredentialDescriptor.builder().id(known.getCredentialId()).build()))
        .orElse(Set.of());
  }

  @Override
  public Optional<ByteArray> getUserHandleForUsername(String username) {
    return only.map(RegisteredCredential::getUserHandle);
  }

  @Override
  public Optional<String> getUsernameForUserHandle(ByteArray userHandle) {
    return only.filter(known -> known.getUserHandle().equals(userHandle)).map(known -> USER);
  }

  @Override
  public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
    return only.filter(known -> known.getCredentialId().equals(credentialId));
  }

  @Override
  public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
    return lookup(credentialId, credentialId).map(Set::of).orElse(Set.of());
  }
}
