import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Language packs for the tests: the demo's German and Arabic, a partial Hebrew one, and one of very long words. */

const demo: Record<string, { callback: object; calendar: object }> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../demo/public/i18n/widgets-demo.i18n.json'), 'utf8'),
);

export const packs = {
  ...demo,
  he: { callback: { CallbackTitle: 'נתקשר אליכם', ConfirmButtonText: 'בקשת שיחה' } },
  fi: {
    callback: {
      CallbackTitle: 'Takaisinsoittopyyntölomakkeen lähettäminen',
      CallbackFirstName: 'Ensimmäinen etunimenne',
      CallbackLastName: 'Sukunimenne kokonaisuudessaan',
      CallbackPhoneNumber: 'Matkapuhelinnumeronne suuntanumeroineen',
      CallbackNotes: 'Yhteydenottopyyntönne aihepiirin lyhyt kuvaus',
      CallbackPlaceholderRequired: 'Pakollinen täytettävä kenttä',
      CallbackPlaceholderOptional: 'Vapaaehtoinen lisätietokenttä',
      CallbackQuestion: 'Milloin asiakaspalvelijamme voi soittaa teille?',
      CallbackOptionASAP: 'Niin pian kuin asiakaspalvelijamme vapautuu',
      CallbackOptionPickDateTime: 'Valitse soittoajankohta kalenterista',
      CallbackPlaceholderCalendar: 'Valitse soittoajankohta kalenterista',
      CallbackChangeTime: 'Vaihda soittoajankohta',
      CancelButtonText: 'Keskeytä takaisinsoittopyyntö',
      ConfirmButtonText: 'Lähetä takaisinsoittopyyntölomake',
      CallbackCloseConfirm: 'Suljetaanko takaisinsoittopyyntölomake? Täyttämänne tiedot menetetään peruuttamattomasti.',
      CallbackNoButtonText: 'Jatka lomakkeen täyttämistä',
      CallbackYesButtonText: 'Sulje takaisinsoittopyyntölomake',
      CallbackConfirmDescription: 'Takaisinsoittopyyntönne on vastaanotettu järjestelmäämme',
      CallbackNumberDescription: 'Asiakaspalvelijamme soittaa teille seuraavaan puhelinnumeroon:',
      CallbackDone: 'Sulje takaisinsoittopyyntölomake',
    },
    calendar: {
      CalendarTitle: 'Valitkaa teille sopiva soittoajankohta',
      CalendarLabelToday: 'Tänään',
      CalendarLabelTomorrow: 'Huomenna',
      CalendarLabelMorning: 'Aamupäivän soittoajankohdat',
      CalendarLabelAfternoon: 'Iltapäivän soittoajankohdat',
      CalendarNextFree: 'Seuraava vapaana oleva soittoajankohta',
      CalendarOkButtonText: 'Käytä valitsemaani soittoajankohtaa',
      AriaNoTimeSlotsFound: 'Valitsemananne päivänä ei ole vapaita soittoajankohtia',
    },
  },
};
