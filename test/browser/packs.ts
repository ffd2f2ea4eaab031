import { readLanguagePacks } from '../../scripts/writeLanguagePacks.js';

/** Language packs for the tests: our German and Arabic, a partial Hebrew one, and one of very long words. */

const ours = readLanguagePacks();

export const packs = {
  de: ours.get('de'),
  ar: ours.get('ar'),
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
