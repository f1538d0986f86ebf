import type { Flow } from './flow.ts';

/** A person with a document of identity, in a video call. */
export const VIDEO_FLOW: Flow = {
  flowId: 'video-document',
  steps: [
    {
      stepId: 'opening',
      kind: 'confirm',
      name: { de: 'Einverständnis', en: 'Consent' },
      task: {
        de: 'Sagen Sie, was geschieht, und lassen Sie sich das Einverständnis laut bestätigen.',
        en: 'Say what will happen, and have the consent confirmed aloud.',
      },
      say: {
        de: 'Ich stelle jetzt Ihre Identität fest. Dabei fotografiere ich Sie und Ihren Ausweis. Sind Sie damit einverstanden, und sind Sie allein?',
        en: 'I am going to verify your identity now. I will photograph you and your document. Do you agree to that, and are you alone?',
      },
    },
    {
      stepId: 'person',
      kind: 'photo',
      name: { de: 'Foto der Person', en: 'Photograph of the person' },
      task: {
        de: 'Das Gesicht ist ganz zu sehen, scharf und gleichmäßig beleuchtet. Nichts verdeckt es.',
        en: 'The whole face is visible, sharp and evenly lit. Nothing covers it.',
      },
      say: {
        de: 'Bitte schauen Sie gerade in die Kamera.',
        en: 'Please look straight into the camera.',
      },
    },
    {
      stepId: 'document-front',
      kind: 'photo',
      name: { de: 'Ausweis vorn', en: 'Document, front' },
      task: {
        de: 'Die Seite mit dem Lichtbild, ganz und lesbar. Vergleichen Sie das Bild mit der Person.',
        en: 'The side with the portrait, whole and legible. Compare the portrait with the person.',
      },
      say: {
        de: 'Bitte halten Sie die Seite Ihres Ausweises mit dem Bild vor die Kamera.',
        en: 'Please hold the side of your document with the portrait in front of the camera.',
      },
    },
    {
      stepId: 'document-zone',
      kind: 'photo',
      name: { de: 'Maschinenlesbare Zone', en: 'Machine-readable zone' },
      task: {
        de: 'Die Seite mit den Zeilen aus Buchstaben und Winkeln: beim Personalausweis hinten, beim Reisepass unter dem Bild. Die Zeilen liegen waagerecht, scharf und ohne Spiegelung.',
        en: 'The side with the lines of letters and angle brackets: on a card the back, in a passport below the portrait. The lines are level, sharp and without reflections.',
      },
      say: {
        de: 'Bitte zeigen Sie jetzt die Seite mit den Zeilen aus Buchstaben und Winkeln, so nah, dass die Zeilen zwei Drittel des Bildes füllen.',
        en: 'Now please show the side with the lines of letters and angle brackets, so close that the lines fill two thirds of the picture.',
      },
    },
    {
      stepId: 'optical-features',
      kind: 'confirm',
      name: { de: 'Optische Merkmale', en: 'Optical features' },
      task: {
        de: 'Hologramme, Kippbilder und Farbwechsel sind zu sehen und bewegen sich mit. Nichts wirkt überklebt oder verändert.',
        en: 'Holograms, tilting images and changes of colour are visible and move along. Nothing looks pasted over or altered.',
      },
      say: {
        de: 'Bitte kippen Sie den Ausweis langsam nach oben und unten und dann zur Seite.',
        en: 'Please tilt the document slowly up and down, and then sideways.',
      },
    },
    {
      stepId: 'zone',
      kind: 'zone',
      photoOf: 'document-zone',
      name: { de: 'Zone vergleichen', en: 'Compare the zone' },
      task: {
        de: 'Prüfen Sie die gelesenen Zeilen am Foto, berichtigen Sie sie, und vergleichen Sie sie mit den Angaben.',
        en: 'Check the lines that were read against the photograph, correct them, and compare them with the data given.',
      },
      say: {
        de: 'Ich vergleiche jetzt Ihren Ausweis mit Ihren Angaben. Einen Moment bitte.',
        en: 'I am comparing your document with the data you gave. One moment, please.',
      },
    },
    {
      stepId: 'code',
      kind: 'code',
      name: { de: 'Einmalcode', en: 'One-time code' },
      task: {
        de: 'Senden Sie den Code. Die Person gibt ihn selbst im Chatfenster ein und sagt ihn nicht.',
        en: 'Send the code. The person enters it in the chat window and does not say it.',
      },
      say: {
        de: 'Sie erhalten gleich eine SMS mit einem Code. Bitte geben Sie ihn im Chatfenster ein und sagen Sie ihn mir nicht.',
        en: 'You will receive an SMS with a code. Please enter it in the chat window, and do not tell it to me.',
      },
    },
    {
      stepId: 'verdict',
      kind: 'verdict',
      name: { de: 'Ergebnis', en: 'Verdict' },
      task: {
        de: 'Entscheiden Sie. Nur wenn alle Schritte gelungen sind, ist die Person identifiziert.',
        en: 'Decide. Only where all steps have passed is the person identified.',
      },
      say: {
        de: 'Wir sind fertig. Vielen Dank für Ihre Geduld.',
        en: 'We are done. Thank you for your patience.',
      },
    },
  ],
};
