package ai.halo.domain.port;

import ai.halo.domain.contact.PhoneNumber;

class InMemoryCrmTest implements CrmContract {
  private final InMemoryCrm crm = new InMemoryCrm(new InMemoryUnitOfWork());

  @Override
  public CrmPort crm() {
    return crm;
  }

  @Override
  public long leadsOf(PhoneNumber phone) {
    return crm.leads().stream().filter(lead -> lead.phone().equals(phone)).count();
  }
}
