package io.holdfast.webauthn;

import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.AuthenticatorAssertionResponse;
import com.yubico.webauthn.data.AuthenticatorAttestationResponse;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.ClientAssertionExtensionOutputs;
import com.yubico.webauthn.data.ClientRegistrationExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.data.exception.Base64UrlException;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verifies what authenticators answer. */
public final class WebAuthn {
  /** COSE algorithms that are taken, the preferred first: ES256, EdDSA, RS256. */
  public static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

  /** Attestation is not asked for; other forms need roots of trust that are not here. */
  private static final Set<String> ATTESTATIONS = Set.of("none", "packed", "fido-u2f");

  private static final List<PublicKeyCredentialParameters> PARAMETERS =
      List.of(
          PublicKeyCredentialParameters.ES256,
          PublicKeyCredentialParameters.EdDSA,
          PublicKeyCredentialParameters.RS256);

  private static final ByteArray NOBODY = new ByteArray(new byte[] {0});

  private WebAuthn() {}

  /**
   * Verifies that a credential was made for a challenge.
   *
   * @param response what {@code navigator.credentials.create} gave, as JSON
   * @throws WebAuthnException when it was not
   */
  public static Credential registered(Site site, byte[] challenge, String response) {
    PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs>
        answered = parsed(() -> PublicKeyCredential.parseRegistrationResponseJson(response));
    if (!ATTESTATIONS.contains(answered.getResponse().getAttestation().getFormat())) {
      throw new WebAuthnException("its attestation is not of the form none: ask for none");
    }
    try {
      RegistrationResult result =
          party(site, Optional.empty())
              .finishRegistration(
                  FinishRegistrationOptions.builder()
                      .request(creation(site, challenge))
                      .response(answered)
                      .build());
      return new Credential(
          result.getKeyId().getId().getBase64Url(),
          result.getPublicKeyCose().getBase64Url(),
          result.getSignatureCount());
    } catch (RegistrationFailedException e) {
      throw refused(e);
    } catch (RuntimeException e) {
      throw malformed();
    }
  }

  private static PublicKeyCredentialCreationOptions creation(Site site, byte[] challenge) {
    return PublicKeyCredentialCreationOptions.builder()
        .rp(identity(site))
        .user(
            UserIdentity.builder()
                .name(KnownCredentials.USER)
                .displayName(KnownCredentials.USER)
                .id(NOBODY)
                .build())
        .challenge(new ByteArray(challenge))
        .pubKeyCredParams(PARAMETERS)
        .authenticatorSelection(
            AuthenticatorSelectionCriteria.builder().userVerification(verification(site)).build())
        .build();
  }

  /**
   * Verifies that a credential signed a challenge.
   *
   * @param response what {@code navigator.credentials.get} gave, as JSON
   * @throws WebAuthnException when it did not, or its count of signatures went back, as it does
   *     when the authenticator was copied
   */
  public static Assertion asserted(Site site, byte[] challenge, Credential known, String response) {
    PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs> answered =
        parsed(() -> PublicKeyCredential.parseAssertionResponseJson(response));
    RegisteredCredential registered = stored(known);
    try {
      AssertionResult result =
          party(site, Optional.of(registered))
              .finishAssertion(
                  FinishAssertionOptions.builder()
                      .request(request(site, challenge, registered))
                      .response(answered)
                      .build());
      return new Assertion(
          answered.getResponse().getAuthenticatorData().getBase64Url(),
          answered.getResponse().getClientDataJSON().getBase64Url(),
          answered.getResponse().getSignature().getBase64Url(),
          result.getSignatureCount());
    } catch (AssertionFailedException e) {
      throw refused(e);
    } catch (RuntimeException e) {
      throw malformed();
    }
  }

  /** How the library reads an answer. */
  @FunctionalInterface
  private interface Reading<T> {
    @Nullable T read() throws IOException;
  }

  private static <T> T parsed(Reading<T> reading) {
    T answered;
    try {
      answered = reading.read();
    } catch (IOException | RuntimeException e) {
      // Its readers of CBOR and of keys fail in many ways on what is none.
      throw malformed();
    }
    if (answered == null) {
      throw malformed();
    }
    return answered;
  }

  private static RegisteredCredential stored(Credential known) {
    try {
      return RegisteredCredential.builder()
          .credentialId(ByteArray.fromBase64Url(known.id()))
          .userHandle(NOBODY)
          .publicKeyCose(ByteArray.fromBase64Url(known.publicKey()))
          .signatureCount(known.signatures())
          .build();
    } catch (Base64UrlException e) {
      throw new IllegalStateException("a stored credential is not base64url", e);
    }
  }

  private static AssertionRequest request(
      Site site, byte[] challenge, RegisteredCredential registered) {
    return AssertionRequest.builder()
        .publicKeyCredentialRequestOptions(
            PublicKeyCredentialRequestOptions.builder()
                .challenge(new ByteArray(challenge))
                .rpId(site.id())
                .allowCredentials(
                    List.of(
                        PublicKeyCredentialDescriptor.builder()
                            .id(registered.getCredentialId())
                            .build()))
                .userVerification(verification(site))
                .build())
        .username(KnownCredentials.USER)
        .build();
  }

  private static RelyingParty party(Site site, Optional<RegisteredCredential> known) {
    return RelyingParty.builder()
        .identity(identity(site))
        .credentialRepository(new KnownCredentials(known))
        .origins(site.origins())
        .preferredPubkeyParams(PARAMETERS)
        .build();
  }

  private static RelyingPartyIdentity identity(Site site) {
    return RelyingPartyIdentity.builder().id(site.id()).name(site.name()).build();
  }

  private static UserVerificationRequirement verification(Site site) {
    return site.verifiesPeople()
        ? UserVerificationRequirement.REQUIRED
        : UserVerificationRequirement.DISCOURAGED;
  }

  private static WebAuthnException malformed() {
    return new WebAuthnException(
        "it is not what a browser answers: id, rawId, response, type, clientExtensionResults");
  }

  private static WebAuthnException refused(Exception why) {
    return new WebAuthnException(String.valueOf(why.getMessage()));
  }
}
