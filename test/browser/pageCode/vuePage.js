import { createApp, h, ref } from 'vue';
import CallMeBack from './CallMeBack.vue';

createApp({
  setup() {
    const isShown = ref(true);
    return () => [
      h('button', { onClick: () => (isShown.value = !isShown.value) }, 'Toggle'),
      isShown.value ? h(CallMeBack, { config: window.config }) : undefined,
    ];
  },
}).mount('#app');
