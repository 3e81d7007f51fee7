package ai.halo.domain.port;

class PlainSecretSealTest implements SecretSealContract {
  private final PlainSecretSeal seal = new PlainSecretSeal();

  @Override
  public PlainSecretSeal seal() {
    return seal;
  }
}
